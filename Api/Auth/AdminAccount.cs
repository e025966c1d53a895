namespace Assay.Api.Auth;

/// <summary>Someone who may sign in as an admin.</summary>
/// <param name="Email">What they sign in with; compared without regard to case.</param>
/// <param name="Name">What they are called.</param>
/// <param name="PasswordHash">In the format of ASP.NET Core Identity.</param>
internal sealed record AdminAccount(string Email, string Name, string PasswordHash)
{
    /// <summary>The part of the e-mail that people use as a name.</summary>
    public string Username => LocalPart(Email);

    public static string LocalPart(string email) => email.Split('@')[0];
}

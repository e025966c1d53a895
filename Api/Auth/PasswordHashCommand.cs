namespace Assay.Api.Auth;

/// <summary><c>hash-password</c>: reads a password from standard input and prints the hash for <c>Admins:0:PasswordHash</c>.</summary>
internal static class PasswordHashCommand
{
    public const string Name = "hash-password";

    public static int Run()
    {
        if (!Console.IsInputRedirected)
            Console.Error.Write("Password: ");
        var password = Console.In.ReadLine();
        if (string.IsNullOrWhiteSpace(password))
        {
            Console.Error.WriteLine("Type the password on standard input.");
            return 1;
        }

        Console.Out.WriteLine(AdminPasswords.Hash(password));
        return 0;
    }
}

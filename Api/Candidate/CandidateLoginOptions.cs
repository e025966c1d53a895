using Assay.Api.Hosting;

namespace Assay.Api.Candidate;

/// <summary>How often a candidate's sign-in may fail from one address before it must wait.</summary>
internal sealed record CandidateLoginOptions
{
    public const string FailuresSetting = "LOGIN_FAILURE_LIMIT";
    public const string WindowSetting = "LOGIN_FAILURE_WINDOW";

    /// <summary><c>LOGIN_FAILURE_LIMIT</c>: failed tries in the window, default 300: 100 candidates behind one address may mistype a few times each.</summary>
    public int Failures { get; init; } = 300;

    /// <summary><c>LOGIN_FAILURE_WINDOW</c>: seconds, default 300.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(300);

    public static CandidateLoginOptions Read(IConfiguration configuration)
    {
        var defaults = new CandidateLoginOptions();
        return new CandidateLoginOptions
        {
            Failures = configuration.ReadInt(FailuresSetting, defaults.Failures, 1, 1_000_000),
            Window = TimeSpan.FromSeconds(configuration.ReadInt(WindowSetting, (int)defaults.Window.TotalSeconds, 12, 86_400)),
        };
    }
}

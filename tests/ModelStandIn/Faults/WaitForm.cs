namespace Assay.Tests.ModelStandIn.Faults;

/// <summary>How a wait is told.</summary>
public enum WaitForm
{
    /// <summary><c>Retry-After</c> in whole seconds, rounded up.</summary>
    Seconds,

    /// <summary><c>Retry-After</c> as a date, rounded up to a whole second.</summary>
    Date,

    /// <summary><c>retry-after-ms</c>, as Azure does, beside <c>Retry-After</c>.</summary>
    Milliseconds,
}

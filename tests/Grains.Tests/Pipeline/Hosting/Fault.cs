namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>What the store does with one write.</summary>
internal enum Fault
{
    /// <summary>Writes.</summary>
    None,

    /// <summary>Fails, and nothing is stored.</summary>
    FailBefore,

    /// <summary>Stores, and then says that it took too long.</summary>
    TimeOutAfter,

    /// <summary>Does not answer until it is released, and stores then.</summary>
    Hang,
}

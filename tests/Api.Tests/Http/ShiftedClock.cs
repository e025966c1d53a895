namespace Assay.Api.Tests.Http;

/// <summary>The real clock, moved ahead by hand; what waits goes on waiting in real time.</summary>
public sealed class ShiftedClock : TimeProvider
{
    private TimeSpan _shift;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;

    public void Move(TimeSpan by) => _shift += by;
}

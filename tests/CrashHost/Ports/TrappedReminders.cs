using Assay.CrashHost.Points;

namespace Assay.CrashHost.Ports;

/// <summary>The real reminder table with points around the calls for single reminders.</summary>
internal sealed class TrappedReminders(IReminderTable inner, Trap trap) : IReminderTable
{
    public Task StartAsync(CancellationToken cancellationToken) => inner.StartAsync(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => inner.StopAsync(cancellationToken);

    public Task<ReminderTableData> ReadRows(GrainId grainId) => inner.ReadRows(grainId);

    public Task<ReminderTableData> ReadRows(uint begin, uint end) => inner.ReadRows(begin, end);

    public Task<ReminderEntry?> ReadRow(GrainId grainId, string reminderName) =>
        trap.AroundAsync(grainId.Key.ToString()!, "reminder:read", () => inner.ReadRow(grainId, reminderName));

    public Task<string?> UpsertRow(ReminderEntry entry) =>
        trap.AroundAsync(entry.GrainId.Key.ToString()!, "reminder:upsert", () => inner.UpsertRow(entry));

    public Task<bool> RemoveRow(GrainId grainId, string reminderName, string eTag) =>
        trap.AroundAsync(grainId.Key.ToString()!, "reminder:remove", () => inner.RemoveRow(grainId, reminderName, eTag));

    public Task TestOnlyClearTable() => inner.TestOnlyClearTable();
}

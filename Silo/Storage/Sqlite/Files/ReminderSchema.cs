namespace Assay.Silo.Storage.Sqlite;

/// <summary>
/// The scripts of <c>reminders.db</c>: our table and, in <c>OrleansQuery</c>, our statements for the official reminder
/// provider, which fixes only their names, parameters and result columns.
/// </summary>
internal static class ReminderSchema
{
    private const string Columns = "GrainId, ReminderName, StartTime, Period, Version";

    // The provider asks for (Begin, End] with the first form when Begin < End as signed numbers, else with the second.
    public static readonly IReadOnlyList<string> Scripts =
    [
        $"""
        CREATE TABLE reminders (
            ServiceId TEXT NOT NULL,
            GrainId TEXT NOT NULL,
            ReminderName TEXT NOT NULL,
            StartTime TEXT NOT NULL,
            Period INTEGER NOT NULL,
            GrainHash INTEGER NOT NULL,
            Version INTEGER NOT NULL,
            PRIMARY KEY (ServiceId, GrainId, ReminderName)
        ) WITHOUT ROWID;
        CREATE INDEX ix_reminders_hash ON reminders (ServiceId, GrainHash);

        CREATE TABLE OrleansQuery (QueryKey TEXT NOT NULL PRIMARY KEY, QueryText TEXT NOT NULL) WITHOUT ROWID;
        INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES
        ('UpsertReminderRowKey',
         'INSERT INTO reminders (ServiceId, GrainId, ReminderName, StartTime, Period, GrainHash, Version)
          VALUES (@ServiceId, @GrainId, @ReminderName, @StartTime, @Period, @GrainHash, 1)
          ON CONFLICT (ServiceId, GrainId, ReminderName) DO UPDATE SET
              StartTime = excluded.StartTime, Period = excluded.Period, GrainHash = excluded.GrainHash, Version = Version + 1
          RETURNING Version'),
        ('ReadReminderRowKey',
         'SELECT {Columns} FROM reminders
          WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName'),
        ('ReadReminderRowsKey',
         'SELECT {Columns} FROM reminders WHERE ServiceId = @ServiceId AND GrainId = @GrainId'),
        ('ReadRangeRows1Key',
         'SELECT {Columns} FROM reminders WHERE ServiceId = @ServiceId AND GrainHash > @BeginHash AND GrainHash <= @EndHash'),
        ('ReadRangeRows2Key',
         'SELECT {Columns} FROM reminders WHERE ServiceId = @ServiceId AND (GrainHash > @BeginHash OR GrainHash <= @EndHash)'),
        ('DeleteReminderRowKey',
         'DELETE FROM reminders
          WHERE ServiceId = @ServiceId AND GrainId = @GrainId AND ReminderName = @ReminderName AND Version = @Version;
          SELECT changes()'),
        ('DeleteReminderRowsKey',
         'DELETE FROM reminders WHERE ServiceId = @ServiceId');
        """,
    ];
}

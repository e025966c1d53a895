using Microsoft.Extensions.Logging;
using Npgsql;

namespace Assay.Silo.Storage.Postgres;

/// <summary>
/// Makes the one pool of connections of a process. What the connection string does not say gets a value fit for a silo; every
/// wait has a limit.
/// </summary>
internal static class PostgresSource
{
    // A plan made while a table was empty reads all of it, and is kept until the statistics catch up, some minutes and very many
    // rows later. Every statement here has its index; and none runs long enough to be compiled.
    private const string Planner =
        "SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off; SET enable_bitmapscan = off; SET jit = off";

    public static NpgsqlDataSource Create(string connectionString, ILoggerFactory? logging = null)
    {
        var given = Parse(connectionString);
        var settings = new NpgsqlConnectionStringBuilder
        {
            ApplicationName = "assay",
            CommandTimeout = 5,
            KeepAlive = 15,
            MaxAutoPrepare = 30,
            MaxPoolSize = 30,

            // Nothing but what the planner is told outlives a statement or a transaction.
            NoResetOnClose = true,
            Timeout = 5,
        };
        foreach (var name in given.Keys)
            settings[name] = given[name];

        // Values of parameters are candidates' text.
        settings.IncludeErrorDetail = false;
        settings.Remove("Target Session Attributes");
        var builder = new NpgsqlDataSourceBuilder(settings.ToString());
        if (logging is not null)
            builder.UseLoggerFactory(logging);
        builder.UsePhysicalConnectionInitializer(Prepare, PrepareAsync);

        // Of several hosts only the one that takes writes will do, whichever that is at the moment.
        return settings.Host?.Contains(',', StringComparison.Ordinal) == true
            ? builder.BuildMultiHost().WithTargetSession(TargetSessionAttributes.Primary)
            : builder.Build();
    }

    private static void Prepare(NpgsqlConnection connection)
    {
        using var command = new NpgsqlCommand(Planner, connection);
        command.ExecuteNonQuery();
    }

    private static async Task PrepareAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand(Planner, connection);
        await command.ExecuteNonQueryAsync();
    }

    private static NpgsqlConnectionStringBuilder Parse(string connectionString)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(connectionString);
        }
        catch (ArgumentException)
        {
            // Npgsql's message may repeat a part of the string, and with it the password.
            throw new StoreStartupException(
                "Storage:ConnectionString (ASSAY_POSTGRES) is not a connection string that Npgsql understands; "
                + "an example is Host=db.example.org;Username=assay;Password=...;Database=assay.");
        }
    }
}

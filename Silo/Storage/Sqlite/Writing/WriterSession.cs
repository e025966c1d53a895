using System.Collections.Immutable;
using Assay.Audit;

namespace Assay.Silo.Storage.Sqlite;

/// <summary>The writer's connection with its prepared statements.</summary>
internal sealed class WriterSession : IDisposable
{
    private readonly Stmt _begin;
    private readonly Stmt _commit;
    private readonly Stmt _audit;

    private WriterSession(Db db)
    {
        Db = db;
        _begin = db.Prepare("BEGIN IMMEDIATE");
        _commit = db.Prepare("COMMIT");
        _audit = db.Prepare("INSERT INTO audit (at, actor, action, subject, details) VALUES (?1, ?2, ?3, ?4, ?5)");
        Submissions = new SubmissionStatements(db);
        States = new StateStatements(db);
    }

    public Db Db { get; }

    public SubmissionStatements Submissions { get; }

    public StateStatements States { get; }

    public static WriterSession Open(string path)
    {
        var db = Db.Open(path, readOnly: false);
        try
        {
            Pragmas.ForWriting(db);
            return new WriterSession(db);
        }
        catch
        {
            db.Dispose();
            throw;
        }
    }

    public void Begin() => _begin.Run();

    public void Commit() => _commit.Run();

    public bool TryRollback()
    {
        try
        {
            if (Db.InTransaction)
                Db.Execute("ROLLBACK");
            return true;
        }
        catch (SqliteFailure)
        {
            return false;
        }
    }

    public void Append(ImmutableArray<AuditEntry> entries)
    {
        foreach (var entry in entries)
        {
            _audit.Bind(1, entry.At.UtcTicks);
            _audit.Bind(2, entry.Actor);
            _audit.Bind(3, entry.Action);
            _audit.Bind(4, entry.Subject);
            _audit.Bind(5, entry.Details);
            _audit.Run();
        }
    }

    public void Dispose()
    {
        _begin.Dispose();
        _commit.Dispose();
        _audit.Dispose();
        Submissions.Dispose();
        States.Dispose();
        Db.Dispose();
    }
}

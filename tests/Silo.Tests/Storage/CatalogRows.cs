using System.Globalization;
using Assay.Catalog;
using Assay.Silo.Storage;
using Assay.Storage;
using Assay.Submissions;

namespace Assay.Silo.Tests.Storage;

/// <summary>Rows of every kind for the catalog, written through the one writer as the provider does, with a payload of choice.</summary>
internal sealed class CatalogRows(int seed)
{
    public const int Assessments = 7;
    public const int Candidates = 40;

    private readonly Random _random = new(seed);
    private int _count;

    public List<SubmissionListItem> Items { get; } = [];

    public async Task AddAsync(TestStore store, int count)
    {
        var writes = new List<Task>(count);
        for (var i = 0; i < count; i++)
        {
            var item = Next();
            Items.Add(item);
            writes.Add(WriteAsync(store, item));
        }

        await Task.WhenAll(writes);
    }

    public static async Task WriteAsync(TestStore store, SubmissionListItem item, string? owner = null)
    {
        // Not JSON: whoever reads it fails.
        var payload = new PayloadBuffer(64);
        payload.GetSpan(64)[..64].Fill(0xff);
        payload.Advance(64);
        var alarm = new Alarm(item.WakeAt, item.Status < SubmissionStatus.Completed ? AlarmKind.Deadline : AlarmKind.Work, owner);
        using var row = new RowWrite(new RowKey("submission", item.SubmissionId), payload)
        {
            Listed = (item, alarm),
            SchemaVersion = 1,
            Now = Sample.Day.UtcTicks,
        };
        await store.Store.Writer.WriteAsync(row, CancellationToken.None);
    }

    private SubmissionListItem Next()
    {
        var status = (SubmissionStatus)_random.Next(6);
        var scoring = (StageStatus)_random.Next(5);
        var scored = scoring == StageStatus.Completed || _random.Next(10) == 0;
        var number = _count++;
        return new SubmissionListItem
        {
            SubmissionId = string.Create(CultureInfo.InvariantCulture, $"sub_{_random.NextInt64():x16}"),
            AssessmentId = string.Create(CultureInfo.InvariantCulture, $"assess_{_random.Next(Assessments)}"),
            CandidateEmail = Email(_random.Next(Candidates), upper: _random.Next(2) == 0),
            CandidateName = "Name",
            Source = _random.Next(4) == 0 ? "talens-interview" : "smart-mock",
            InitiatedBy = "admin@example.org",
            Status = status,
            ScoringStatus = scoring,
            ReportStatus = (StageStatus)_random.Next(5),
            // Equal times and equal scores are common, so that ties matter.
            CreatedAt = Sample.Day.AddSeconds((number / 3) + _random.Next(20)),
            OverallScore = scored ? decimal.Round(_random.Next(401) / 4m, 6) : null,
            Provisional = scored && _random.Next(5) == 0,
            WakeAt = _random.Next(3) == 0 ? Sample.Day.AddMinutes(_random.Next(-600, 600)) : null,
        };
    }

    public static string Email(int candidate, bool upper)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"cand{candidate}@example.org");
        return upper ? email.ToUpperInvariant() : email;
    }
}

using System.Globalization;
using Assay.Catalog;
using Assay.Silo.Storage;
using Assay.Storage;
using Assay.Submissions;

namespace Assay.Silo.Tests.Storage.Contract;

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
        const int Together = 500;
        var first = Items.Count;
        for (var i = 0; i < count; i++)
            Items.Add(Next());
        foreach (var chunk in Items.Skip(first).Chunk(Together))
            await Task.WhenAll(chunk.Select(item => WriteAsync(store, item, owner: null)));
    }

    public static async Task WriteAsync(TestStore store, SubmissionListItem item, string? owner)
    {
        using var row = Row(item, owner);
        await store.Rows.WriteAsync(row, CancellationToken.None);
    }

    private static RowWrite Row(SubmissionListItem item, string? owner)
    {
        // A text and not a state: whoever reads it fails.
        const int Bytes = 700;
        var payload = new PayloadBuffer(Bytes);
        payload.GetSpan(Bytes)[..Bytes].Fill((byte)'x');
        payload.GetSpan(Bytes)[0] = payload.GetSpan(Bytes)[Bytes - 1] = (byte)'"';
        payload.Advance(Bytes);
        var alarm = new Alarm(item.WakeAt, item.Status < SubmissionStatus.Completed ? AlarmKind.Deadline : AlarmKind.Work, owner);
        return new RowWrite(new RowKey("submission", item.SubmissionId), payload)
        {
            Listed = (item, alarm),
            SchemaVersion = 1,
            Now = Sample.Day.UtcTicks,
        };
    }

    private SubmissionListItem Next()
    {
        var status = (SubmissionStatus)_random.Next(7);
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
        }.WithReview(_random);
    }

    public static string Email(int candidate, bool upper)
    {
        var email = string.Create(CultureInfo.InvariantCulture, $"cand{candidate}@example.org");
        return upper ? email.ToUpperInvariant() : email;
    }
}

using Assay.Errors;
using Assay.Grains.Tests.Pipeline.Hosting;

namespace Assay.Grains.Tests.Scoring.Models;

/// <summary>The rows that paid results lie in.</summary>
public sealed class PaidRowTests(PipelineFixture fixture) : IClassFixture<PipelineFixture>
{
    private const int LargestRow = 1_500_000;
    private readonly PipelineHost _host = fixture.Host;

    [Fact]
    public async Task Results_that_arrive_during_a_write_share_the_next_one()
    {
        const int Many = 50;
        var id = Samples.NewId();
        _host.Faults.Plan(Desk.RowOf(id), number => number == 0 ? Fault.Hang : Fault.None);
        var row = Desk.Row(_host, id);
        var first = row.Add(Desk.Entry(1));
        await Eventually.True(() => _host.Faults.Hanging == 1, "the first is being written");

        var others = Enumerable.Range(2, Many).Select(sample => row.Add(Desk.Entry(sample))).ToList();
        Assert.Null(await row.Find(Desk.Entry(1).Lookup));
        Assert.DoesNotContain(others, added => added.IsCompleted);
        _host.Faults.ReleaseHanging();

        await first;
        await Task.WhenAll(others);
        Assert.InRange(_host.Faults.WritesOf(Desk.RowOf(id)), 2, 3);
        for (var sample = 1; sample <= Many + 1; sample++)
            Assert.NotNull(await row.Find(Desk.Entry(sample).Lookup));
    }

    [Fact]
    public async Task What_was_stored_first_stays()
    {
        var id = Samples.NewId();
        var row = Desk.Row(_host, id);

        await Task.WhenAll(row.Add(Desk.Entry(1, "first")), row.Add(Desk.Entry(1, "second")));
        var third = await row.Add(Desk.Entry(1, "third"));

        Assert.Equal(await row.Find(third.Lookup), third);
        Assert.NotEqual("third", third.Text);
    }

    [Fact]
    public async Task Another_activations_write_is_found_and_nothing_of_it_is_lost()
    {
        var id = Samples.NewId();
        await Desk.Row(_host, id).Add(Desk.Entry(1));
        _host.Faults.Plan(Desk.RowOf(id), number => number == 1 ? Fault.TimeOutAfter : Fault.None);
        await Refusal.ExpectAsync(ErrorKind.Unavailable, "store_unavailable", () => Desk.Row(_host, id).Add(Desk.Entry(2, "stored, but nobody was told")));

        var again = await Desk.Row(_host, id).Add(Desk.Entry(2, "again"));
        await Desk.Row(_host, id).Add(Desk.Entry(3));

        Assert.Equal("stored, but nobody was told", again.Text);
        Assert.NotNull(await Desk.Row(_host, id).Find(Desk.Entry(1).Lookup));
    }

    [Fact]
    public async Task The_longest_run_of_the_longest_replies_fits_into_rows_and_goes_when_it_is_erased()
    {
        const int Questions = 50;
        const int SamplesEach = 3;
        var candidate = await Candidate.StartAsync(_host);

        // Half of it needs six bytes a letter in the more spacious of the two forms.
        var text = string.Concat(Enumerable.Repeat("\"x", 8_192));
        var row = Desk.Row(_host, candidate.Id);
        await Task.WhenAll(
            from question in Enumerable.Range(0, Questions)
            from sample in Enumerable.Range(1, SamplesEach)
            select row.Add(Desk.Entry(sample, text, $"q{question}")));

        Assert.NotNull(await row.Find(Desk.Entry(3, question: "q49").Lookup));
        Assert.Null(await row.Find(Desk.Entry(4, question: "q49").Lookup));
        var rows = await _host.Store.KeysAsync(candidate.Id, "paid");
        Assert.InRange(rows.Count, 2, 20);
        var found = 0;
        for (var part = 1; part <= rows.Count; part++)
        {
            var state = await Rows.ReadPaidAsync(_host, Desk.RowOf(candidate.Id, part));
            found += state.Entries.Length;
            Assert.Equal(part < rows.Count, state.More);
            Assert.InRange(state.Entries.Sum(entry => entry.Text.Length * 2), 1, LargestRow);
        }

        Assert.Equal(Questions * SamplesEach, found);
        await candidate.Grain.Erase(Samples.Admin);
        Assert.Empty(await Rows.DependentsAsync(_host, candidate.Id));
    }

    [Fact]
    public async Task A_result_that_comes_after_the_erase_leaves_nothing()
    {
        var candidate = await Candidate.StartAsync(_host);
        var neighbour = await Candidate.StartAsync(_host);
        await Desk.Row(_host, candidate.Id).Add(Desk.Entry(1));
        await Desk.Row(_host, neighbour.Id).Add(Desk.Entry(1));
        Assert.True((await candidate.Grain.Erase(Samples.Admin)).Purged);
        Assert.Empty(await Rows.DependentsAsync(_host, candidate.Id));

        try
        {
            await Desk.Row(_host, candidate.Id).Add(Desk.Entry(2));
        }
        catch (AssayException refusal) when (refusal.Kind == ErrorKind.Gone)
        {
            // Told already.
        }

        await Eventually.Holds(() => Rows.DependentsAsync(_host, candidate.Id), rows => rows.Count == 0, "the row is gone");
        Assert.Single(await Rows.DependentsAsync(_host, neighbour.Id));
    }

    [Fact]
    public async Task A_result_that_is_being_stored_while_its_submission_is_erased_leaves_nothing()
    {
        var candidate = await Candidate.StartAsync(_host);
        _host.Faults.Plan(Desk.RowOf(candidate.Id), _ => Fault.Hang);
        var adding = Desk.Row(_host, candidate.Id).Add(Desk.Entry(1));
        await Eventually.True(() => _host.Faults.Hanging == 1, "it is being written");

        await candidate.Grain.Erase(Samples.Admin);
        _host.Faults.ReleaseHanging();

        await Task.WhenAny(adding);
        await Eventually.Holds(() => Rows.DependentsAsync(_host, candidate.Id), rows => rows.Count == 0, "the row is gone");
    }
}

using System.Collections.Concurrent;
using Assay.Scoring;

namespace Assay.Grains.Tests.Pipeline.Hosting;

/// <summary>A grader that counts, and does for each submission what its test says: by default it gives half of the points.</summary>
internal sealed class ScriptedGrader : IAnswerGrader
{
    private readonly ConcurrentDictionary<string, Func<GradingRequest, CancellationToken, Task>> _scripts = new(StringComparer.Ordinal);
    private readonly ConcurrentBag<TaskCompletionSource> _gates = [];
    private readonly ConcurrentQueue<GradingRequest> _calls = new();
    private int _inside;
    private int _mostInside;

    /// <summary>Runs for every submission without a script of its own.</summary>
    public Func<GradingRequest, CancellationToken, Task>? Default { get; set; }

    /// <summary>What it says about a submission's answers.</summary>
    public ConcurrentDictionary<string, string> Feedback { get; } = new(StringComparer.Ordinal);

    /// <summary>Submissions whose answers it hands to a human, with the reason.</summary>
    public ConcurrentDictionary<string, string> Doubts { get; } = new(StringComparer.Ordinal);

    public int Inside => Volatile.Read(ref _inside);

    public int MostInside => Volatile.Read(ref _mostInside);

    public IReadOnlyCollection<GradingRequest> Calls => _calls;

    public int CallsOf(string submission) => _calls.Count(call => call.SubmissionId == submission);

    public void Script(string submission, Func<GradingRequest, CancellationToken, Task> script) => _scripts[submission] = script;

    /// <summary>Throws what the test makes for the n-th call of a submission, from 1; null lets the call pass.</summary>
    public void Fail(string submission, Func<int, Exception?> failure)
    {
        var calls = 0;
        Script(submission, (_, _) => failure(Interlocked.Increment(ref calls)) is { } error ? Task.FromException(error) : Task.CompletedTask);
    }

    /// <summary>Holds the calls of a submission (or of all) until the gate is opened.</summary>
    public Gate Block(string? submission = null)
    {
        var open = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var entered = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _gates.Add(open);
        if (submission is null)
            Default = Hold;
        else
            Script(submission, Hold);
        return new Gate(entered.Task, () => open.TrySetResult());

        Task Hold(GradingRequest request, CancellationToken cancellationToken)
        {
            entered.TrySetResult();
            return open.Task.WaitAsync(cancellationToken);
        }
    }

    public void ReleaseAll()
    {
        foreach (var gate in _gates)
            gate.TrySetResult();
    }

    public async Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        _calls.Enqueue(request);
        var inside = Interlocked.Increment(ref _inside);
        InterlockedMax(ref _mostInside, inside);
        try
        {
            if ((_scripts.GetValueOrDefault(request.SubmissionId) ?? Default) is { } script)
                await script(request, cancellationToken);
        }
        finally
        {
            Interlocked.Decrement(ref _inside);
        }

        var doubt = Doubts.GetValueOrDefault(request.SubmissionId);
        return new AnswerGrade
        {
            Verdict = doubt is null ? GradeVerdict.Graded : GradeVerdict.HumanReview,
            ReasonCode = doubt,
            Criteria = [new CriterionScore("explanationQuality", 0.5m)],
            Confidence = 1,
            Feedback = Feedback.GetValueOrDefault(request.SubmissionId, "Half."),
            Grader = "scripted",
            GraderVersion = "1",
        };
    }

    private static void InterlockedMax(ref int most, int value)
    {
        for (var seen = Volatile.Read(ref most); value > seen;)
        {
            var before = Interlocked.CompareExchange(ref most, value, seen);
            if (before == seen)
                return;
            seen = before;
        }
    }

    /// <summary>Calls held inside the grader.</summary>
    internal sealed record Gate(Task Entered, Action Open);
}

using Assay.Pipeline;
using Assay.Scoring.Models.Judging;
using Assay.Submissions;
using Assay.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Assay.Scoring.Models;

/// <summary>
/// Has answers judged by a model, several times each, and believes of that what code can check. The embedded grader comes
/// first: what it takes for no answer costs nothing, and where it can judge an answer itself, the two must not lie far apart.
/// </summary>
internal sealed partial class ModelGrader(
    IAnswerGrader embedded,
    IModelDesk desk,
    IOptions<ModelOptions> options,
    Instruments instruments,
    ILogger<ModelGrader> logger) : IAnswerGrader
{
    /// <summary>The reason code of a judgement by the embedded grader in the model's place.</summary>
    public const string FallbackReason = "model_fallback";

    private const string Version = "1";

    public async Task<AnswerGrade> GradeAsync(GradingRequest request, CancellationToken cancellationToken)
    {
        var own = await embedded.GradeAsync(request, cancellationToken);
        if (own.Verdict == GradeVerdict.Gated)
            return own;
        return await AskAsync(request, own, cancellationToken);
    }

    private async Task<AnswerGrade> AskAsync(GradingRequest request, AnswerGrade own, CancellationToken cancellationToken)
    {
        var text = new JudgedText(request.Question, request.Answer);
        var prompt = new AnswerPrompt(request, text, options.Value.MostOutputTokens);
        var asked = options.Value.Samples;
        var samples = new List<JudgedSample>();
        try
        {
            await AddAllAsync(samples, Enumerable.Range(1, asked).Select(SampleAsync));

            // One more at most: a service whose replies cannot be read is not paid for without end.
            if (samples.Exists(sample => sample.IsWorthRepeating))
                await AddAllAsync(samples, [SampleAsync(asked + 1)]);
        }
        catch (StageException) when (samples.Count == asked && new Panel(samples, asked, prompt).HasMajority)
        {
            // Only the repetition failed, and it is not needed.
        }
        catch (StageException failure) when (options.Value.FallBackToEmbedded)
        {
            instruments.OnModelFallback(Stage.Score, failure.Code);
            LogFallback(logger, request.SubmissionId, failure.Code);
            return WithCalls(Fallback(own, failure.Code), samples);
        }

        return Grade(new(samples, asked, prompt), samples, prompt.Analyst, own, text);

        async Task<JudgedSample> SampleAsync(int number)
        {
            var key = new PaidKey(request.SubmissionId, request.RunSequence, Stage.Score, request.Question.Id, number);
            return JudgedSample.Of(number, await desk.AskAsync(key, prompt.Of(number), cancellationToken), prompt, text);
        }
    }

    private static AnswerGrade Grade(Panel panel, List<JudgedSample> samples, Analyst analyst, AnswerGrade own, JudgedText text)
    {
        var doubt = panel.Doubt() ?? Disagreement.Find(panel.Criteria, own, analyst);
        var model = samples[0].Paid.Reply.Model;
        return WithCalls(
            new()
            {
                Verdict = doubt is null ? GradeVerdict.Graded : GradeVerdict.HumanReview,
                ReasonCode = doubt?.Reason,
                Criteria = panel.Criteria,
                Confidence = panel.Confidence() * (doubt is null ? 1 : .5m),
                Feedback = ModelFeedback.Of(panel, doubt?.Sentence, text),
                MatchedTerms = own.MatchedTerms,
                MissedTerms = own.MissedTerms,
                Grader = analyst.Name,
                GraderVersion = model.Length == 0 ? Version : $"{Version}:{model}",
                Evidence = panel.Evidence,
                RubricItems = panel.Items,
            },
            samples);
    }

    /// <summary>What was asked and paid for, whoever's judgement it became.</summary>
    private static AnswerGrade WithCalls(AnswerGrade grade, List<JudgedSample> samples) => samples.Count == 0 ? grade : grade with
    {
        ModelCalls = samples.Count,
        Tokens = samples.Sum(sample => sample.Paid.Reply.InputTokens + sample.Paid.Reply.OutputTokens),
        Model = new()
        {
            Model = samples[0].Paid.Reply.Model,
            PromptHash = samples[0].Paid.PromptHash,
            Samples = [.. samples.Select(sample => sample.ToStored())],
        },
    };

    private static AnswerGrade Fallback(AnswerGrade own, string code) => own with
    {
        FellBack = true,
        ReasonCode = own.ReasonCode ?? FallbackReason,
        GraderVersion = $"{own.GraderVersion} ({FallbackReason})",
        Feedback = $"The model could not be asked ({code}), so the embedded grader stood in for it ({FallbackReason}). {own.Feedback}".TrimEnd(),
    };

    // All of them end before the first failure is reported: a sample that is under way is paid for. A pause comes before an
    // outage, so that the stage waits instead of counting a failed attempt.
    private static async Task AddAllAsync(List<JudgedSample> samples, IEnumerable<Task<JudgedSample>> asking)
    {
        var asked = asking.ToList();
        await ((Task)Task.WhenAll(asked)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        samples.AddRange(asked.Where(sample => sample.IsCompletedSuccessfully).Select(sample => sample.Result));
        var failed = asked.Find(sample => sample.Exception is { InnerException: not StageException }) ?? asked.Find(sample => !sample.IsCompletedSuccessfully);
        if (failed is not null)
            await failed;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The embedded grader stands in for the model in submission {Submission}: {Code}")]
    private static partial void LogFallback(ILogger logger, string submission, string code);
}

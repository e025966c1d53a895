using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Assay.Pipeline;
using Assay.Scoring;
using Assay.Scoring.Code;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Assay.Silo.CodeRunning;

/// <summary>
/// Runs programs on a Judge0 or a service that speaks like it: hands one in, then asks for its result with growing pauses until
/// it is there or the limit is over. The service never learns the expected output: comparing is ours.
/// </summary>
internal sealed partial class Judge0Runner(
    Judge0Client client,
    Judge0Languages languages,
    Judge0Options options,
    CodeRunnerInstruments instruments,
    [FromKeyedServices(AssayClock.Key)] TimeProvider clock,
    ILogger<Judge0Runner> logger) : ICodeRunner, IDisposable
{
    private const string Fields = "status,stdout,stderr,compile_output,time,memory";
    private const double PauseGrowth = 1.5;

    private readonly SemaphoreSlim _places = new(options.Concurrency);

    public async Task<CodeRun> RunAsync(CodeRunRequest request, CancellationToken cancellationToken)
    {
        if (request.Source.Length > CodeRunLimits.Source || request.Input.Length > CodeRunLimits.Input)
            return new CodeRun { Outcome = CodeRunOutcome.Refused };
        await _places.WaitAsync(cancellationToken);
        var begun = clock.GetTimestamp();
        try
        {
            var run = await RunInPlaceAsync(request, cancellationToken);
            instruments.OnRun(run.Outcome, clock.GetElapsedTime(begun));
            return run;
        }
        catch (StageException failure)
        {
            instruments.OnFailure(failure.Code, clock.GetElapsedTime(begun));
            throw;
        }
        finally
        {
            _places.Release();
        }
    }

    public void Dispose() => _places.Dispose();

    private async Task<CodeRun> RunInPlaceAsync(CodeRunRequest request, CancellationToken cancellationToken)
    {
        if (await languages.FindAsync(request.Language, cancellationToken) is not { } language)
            return new CodeRun { Outcome = CodeRunOutcome.UnknownLanguage };
        return await HandInAsync(request, language, cancellationToken) is { } token
            ? await ResultAsync(token, cancellationToken)
            : new CodeRun { Outcome = CodeRunOutcome.Refused };
    }

    private async Task<string?> HandInAsync(CodeRunRequest request, int language, CancellationToken cancellationToken)
    {
        var program = new Judge0Program(
            Convert.ToBase64String(Encoding.UTF8.GetBytes(request.Source)),
            language,
            Convert.ToBase64String(Encoding.UTF8.GetBytes(request.Input)),
            options.ProcessorLimit.TotalSeconds,
            options.WallLimit.TotalSeconds,
            options.MemoryKilobytes,
            EnableNetwork: false);
        using var body = new ByteArrayContent(Judge0Answer.Write(program));
        body.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        var answer = await client.SendAsync(HttpMethod.Post, "submissions?base64_encoded=true&wait=false", body, cancellationToken);
        if (answer.Status == HttpStatusCode.UnprocessableEntity)
        {
            LogRefused(logger, answer.WrongFields());
            return null;
        }

        if (!answer.IsGood)
            throw answer.Failure();
        return answer.Read<Judge0Ticket>().Token is { Length: > 0 } token ? token : throw Judge0Failures.Unreadable(null);
    }

    private async Task<CodeRun> ResultAsync(string token, CancellationToken cancellationToken)
    {
        var path = $"submissions/{Uri.EscapeDataString(token)}?base64_encoded=true&fields={Fields}";
        var begun = clock.GetTimestamp();
        for (var pause = options.FirstPause; ; pause = pause * PauseGrowth < options.LongestPause ? pause * PauseGrowth : options.LongestPause)
        {
            await Task.Delay(pause, clock, cancellationToken);
            var answer = await client.SendAsync(HttpMethod.Get, path, null, cancellationToken);
            if (answer.IsTooLong)
                return new CodeRun { Outcome = CodeRunOutcome.OutputLimit };
            if (!answer.IsGood)
                throw answer.Failure();
            var result = answer.Read<Judge0Result>();
            if (!result.IsPending)
                return result.ToRun();
            if (clock.GetElapsedTime(begun) >= options.RunLimit)
                throw result.IsQueued ? Judge0Failures.Stuck() : Judge0Failures.Slow(null);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The code runner refuses a program for its {Fields}")]
    private static partial void LogRefused(ILogger logger, string fields);
}

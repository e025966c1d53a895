using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assay.Scoring.Code;

/// <summary>
/// With a code runner the limit of an answer is a backstop of 15 minutes: the adapter bounds each run, and in a burst an answer's
/// programs wait for their turn at the runner, which is no fault of the answer.
/// </summary>
internal sealed class CodeTimeLimit(IServiceProviderIsService services) : IConfigureOptions<ScoringOptions>
{
    public static readonly TimeSpan Backstop = TimeSpan.FromMinutes(15);

    public void Configure(ScoringOptions options)
    {
        if (services.IsService(typeof(ICodeRunner)))
            options.AnswerTimeLimit = Backstop;
    }
}

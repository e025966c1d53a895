using Assay.Scoring.Code;
using Assay.Scoring.Models;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assay.Scoring;

/// <summary>
/// With a model or a code runner the limit of an answer is a backstop of 15 minutes: the desk bounds the wait for its gate and the
/// adapters each call with its retries, all far below it, and what they say is worth more than <c>grader_timeout</c>. In a burst
/// an answer's calls wait for their turn, which is no fault of the answer.
/// </summary>
internal sealed class OutsideTimeLimit(IServiceProviderIsService services) : IConfigureOptions<ScoringOptions>
{
    public static readonly TimeSpan Backstop = TimeSpan.FromMinutes(15);

    public void Configure(ScoringOptions options)
    {
        if (services.IsService(typeof(IAssayModel)) || services.IsService(typeof(ICodeRunner)))
            options.AnswerTimeLimit = Backstop;
    }
}

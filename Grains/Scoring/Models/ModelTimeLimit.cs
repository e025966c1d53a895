using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Assay.Scoring.Models;

/// <summary>
/// With a model the limit of an answer is a backstop of 15 minutes: the desk bounds the wait for its gate and the adapter each
/// call with its retries, both far below it, and what they say is worth more than <c>grader_timeout</c>.
/// </summary>
internal sealed class ModelTimeLimit(IServiceProviderIsService services) : IConfigureOptions<ScoringOptions>
{
    public static readonly TimeSpan Backstop = TimeSpan.FromMinutes(15);

    public void Configure(ScoringOptions options)
    {
        if (services.IsService(typeof(IAssayModel)))
            options.AnswerTimeLimit = Backstop;
    }
}

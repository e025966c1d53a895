using Assay.Scoring.Models;
using Microsoft.Agents.AI;
using Microsoft.Extensions.AI;

namespace Assay.Silo.Models.Calls;

/// <summary>The agents: one for each kind of work, all on the one model. None has tools or a memory.</summary>
internal sealed class AgentTeam(IChatClient chat)
{
    private readonly ChatClientAgent _textAnalyst = Agent(chat, "text_analyst", "Judges written answers.");
    private readonly ChatClientAgent _codeAnalyst = Agent(chat, "code_analyst", "Judges code.");
    private readonly ChatClientAgent _reportSynthesizer = Agent(chat, "report_synthesizer", "Writes a report from a stored evaluation.");

    public ChatClientAgent this[ModelAgent agent] => agent switch
    {
        ModelAgent.TextAnalyst => _textAnalyst,
        ModelAgent.CodeAnalyst => _codeAnalyst,
        ModelAgent.ReportSynthesizer => _reportSynthesizer,
        _ => throw new ArgumentOutOfRangeException(nameof(agent), agent, "There is no such agent."),
    };

    // As it is: without the decorator that would run functions for a model which calls some.
    private static ChatClientAgent Agent(IChatClient chat, string name, string description) =>
        new(chat, new ChatClientAgentOptions { Name = name, Description = description, UseProvidedChatClientAsIs = true });
}

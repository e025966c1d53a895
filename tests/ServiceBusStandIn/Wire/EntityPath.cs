using Assay.ServiceBusStandIn.Access;

namespace Assay.ServiceBusStandIn.Wire;

/// <summary>What a link's address names: <c>queue[/$deadletterqueue][/$management]</c>.</summary>
internal sealed record EntityPath(string Text, string Queue, bool DeadLetters, bool Management)
{
    private const string ManagementPart = "/$management";
    private const string DeadLetterPart = "/$deadletterqueue";

    public static EntityPath Of(string address)
    {
        var text = address.Contains("://", StringComparison.Ordinal) ? Grant.PathOf(address) : address.Trim('/');
        var queue = text;
        var management = Cut(ref queue, ManagementPart);
        var deadLetters = Cut(ref queue, DeadLetterPart);
        return new EntityPath(text, queue, deadLetters, management);
    }

    private static bool Cut(ref string text, string end)
    {
        if (!text.EndsWith(end, StringComparison.OrdinalIgnoreCase))
            return false;
        text = text[..^end.Length];
        return true;
    }
}

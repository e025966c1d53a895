using System.Globalization;
using Amqp;
using Amqp.Types;

namespace Assay.ServiceBus.Management;

/// <summary>The answer of <c>$cbs</c> or <c>$management</c>.</summary>
internal readonly record struct RequestAnswer(Message Message)
{
    public int Status(string name) =>
        Property(name) is { } value ? Convert.ToInt32(value, CultureInfo.InvariantCulture) : 500;

    public string? Text(string name) => Property(name)?.ToString();

    /// <summary>A part of the body, whose keys may be strings or symbols.</summary>
    public object? Body(string name) => Message.Body is Map map ? map[name] ?? map[new Symbol(name)] : null;

    private object? Property(string name) => Message.ApplicationProperties?[name];
}

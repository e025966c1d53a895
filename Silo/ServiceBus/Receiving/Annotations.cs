using Amqp.Framing;
using Amqp.Types;

namespace Assay.ServiceBus.Receiving;

/// <summary>Reads annotations, whose keys are symbols and of some clients strings.</summary>
internal static class Annotations
{
    public static object? Read(this MessageAnnotations? annotations, string name) =>
        annotations is null ? null : annotations.Map[new Symbol(name)] ?? annotations.Map[name];
}

using System.Security.Cryptography;

namespace Assay.ServiceBusStandIn;

/// <summary>What a broker listens on, who may do what, and its queues. A port of 0 takes a free one, null is off.</summary>
public sealed record BrokerSettings
{
    public const string DefaultKeyName = "RootManageSharedAccessKey";

    public static IReadOnlyList<QueueSettings> DefaultQueues { get; } = [new("scoring-jobs"), new("report-jobs")];

    /// <summary>AMQP without TLS.</summary>
    public int Port { get; init; }

    public int? TlsPort { get; init; }

    /// <summary>The queues' counts, over plain http.</summary>
    public int? AdminPort { get; init; } = 0;

    public int? AdminTlsPort { get; init; }

    /// <summary>The rule that may do everything.</summary>
    public string KeyName { get; init; } = DefaultKeyName;

    public string Key { get; init; } = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    public IReadOnlyList<KeyRule> ExtraRules { get; init; } = [];

    /// <summary>Taken in place of a token of Entra ID, with every claim; null accepts none.</summary>
    public string? Jwt { get; init; }

    public IReadOnlyList<QueueSettings> Queues { get; init; } = DefaultQueues;

    public TimeProvider Clock { get; init; } = TimeProvider.System;
}

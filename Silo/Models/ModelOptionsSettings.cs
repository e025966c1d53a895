using System.Globalization;
using System.Numerics;
using Assay.Scoring.Models;
using Assay.Silo.Configuration;
using Microsoft.Extensions.Configuration;

namespace Assay.Silo.Models;

/// <summary>Reads <see cref="ModelOptions"/> from the section <c>Model</c> and refuses what cannot work, by the setting's name.</summary>
internal static class ModelOptionsSettings
{
    private static readonly Setting Samples = new("Model:Samples");
    private static readonly Setting MostOutputTokens = new("Model:MostOutputTokens");
    private static readonly Setting RequestsPerMinute = new("Model:RequestsPerMinute");
    private static readonly Setting TokensPerMinute = new("Model:TokensPerMinute");
    private static readonly Setting DailyBudgetUsd = new("Model:DailyBudgetUsd");
    private static readonly Setting InputUsdPerMillion = new("Model:InputUsdPerMillion");
    private static readonly Setting OutputUsdPerMillion = new("Model:OutputUsdPerMillion");
    private static readonly Setting FallBackToEmbedded = new("Model:FallBackToEmbedded");

    public static void Read(IConfiguration configuration, ModelOptions options)
    {
        options.Samples = Number(configuration, Samples, options.Samples, 1, 9);
        options.MostOutputTokens = Number(configuration, MostOutputTokens, options.MostOutputTokens, 100, 100_000);
        options.RequestsPerMinute = Number(configuration, RequestsPerMinute, options.RequestsPerMinute, 1, 1_000_000);
        options.TokensPerMinute = Number(configuration, TokensPerMinute, options.TokensPerMinute, 1000, 1_000_000_000);
        options.InputUsdPerMillion = Number(configuration, InputUsdPerMillion, options.InputUsdPerMillion, 0m, 10_000m);
        options.OutputUsdPerMillion = Number(configuration, OutputUsdPerMillion, options.OutputUsdPerMillion, 0m, 10_000m);
        if (DailyBudgetUsd.Read(configuration) is not null)
            options.DailyBudgetUsd = Number(configuration, DailyBudgetUsd, 0m, 0.01m, 1_000_000m);
        options.FallBackToEmbedded = FallBackToEmbedded.ReadFlag(configuration);
        if (options.TokensPerMinute < options.MostOutputTokens)
            throw TokensPerMinute.Wrong($"it is {options.TokensPerMinute} and one reply may take {options.MostOutputTokens} ({MostOutputTokens}); no call could ever be made");
        if (options is { DailyBudgetUsd: not null, InputUsdPerMillion: 0, OutputUsdPerMillion: 0 })
            throw DailyBudgetUsd.Wrong($"nothing says what a call costs, so it could never be spent; set {InputUsdPerMillion} and {OutputUsdPerMillion}");
    }

    private static T Number<T>(IConfiguration configuration, Setting setting, T usual, T least, T most)
        where T : INumber<T> => setting.Read(configuration) switch
        {
            null => usual,
            var text when T.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most => value,
            var text => throw setting.Wrong(string.Create(CultureInfo.InvariantCulture, $"\"{text}\" is not a number from {least} to {most}")),
        };
}

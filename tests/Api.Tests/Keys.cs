using System.Security.Cryptography;
using Assay.Api.Auth;
using Microsoft.Extensions.Configuration;

namespace Assay.Api.Tests;

internal static class Keys
{
    public static SigningKey Fresh() => SigningKey.Load(Settings.Of(
        (SigningKey.Setting, Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)))));
}

internal static class Settings
{
    public static IConfiguration Of(params IEnumerable<(string Name, string? Value)> settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.ToDictionary(setting => setting.Name, setting => setting.Value))
        .Build();
}

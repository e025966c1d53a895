using System.Net.Sockets;
using Microsoft.Extensions.Options;

namespace Assay.Api.Hosting;

/// <summary>Says in one sentence why a start failed, for the failures that a person at the console can mend.</summary>
internal static class StartFailure
{
    /// <summary>The sentence, or null for a failure that needs its stack trace.</summary>
    /// <typeparam name="TStore">How the store says that it cannot be opened.</typeparam>
    public static string? Explain<TStore>(Exception error)
        where TStore : Exception
    {
        for (var cause = error; cause is not null; cause = cause.InnerException)
        {
            if (cause is SettingsException or OptionsValidationException or TStore)
                return cause.Message;
            if (cause is SocketException { SocketErrorCode: SocketError.AddressAlreadyInUse or SocketError.AccessDenied or SocketError.AddressNotAvailable })
                return $"{error.Message} Set ASPNETCORE_URLS to another address.";
        }

        return null;
    }
}

using Assay.Silo.Tests.ServiceBus;
using Microsoft.Extensions.Logging;

namespace Assay.Silo.Tests.Models;

/// <summary>A category of a log that keeps its lines.</summary>
internal sealed class LogOf<T>(LogLines lines) : ILogger<T>
{
    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        lines.Log(logLevel, eventId, state, exception, formatter);
}

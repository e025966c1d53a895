namespace Assay.Api.Hosting;

/// <summary>A setting is missing or wrong; the message names it and says what to do. Ends the start without a stack trace.</summary>
internal sealed class SettingsException(string message) : Exception(message);

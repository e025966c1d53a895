namespace Assay.Silo.Storage;

/// <summary>The store cannot be opened. The message is written for the person who started the process.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="cause">What the system said, if anything.</param>
public sealed class StoreStartupException(string message, Exception? cause = null) : StartupException(message, cause);

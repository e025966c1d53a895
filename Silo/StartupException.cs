namespace Assay.Silo;

/// <summary>The process cannot start for a reason that a person can mend. The message says what is wrong and what to do.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="cause">What the system said, if anything.</param>
public class StartupException(string message, Exception? cause = null) : Exception(message, cause);

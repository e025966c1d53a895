using Assay.Silo;

namespace Assay.ServiceBus;

/// <summary>A setting of the bus is wrong. The message names the setting and the part, and never a key.</summary>
/// <param name="message">What is wrong and what to do.</param>
/// <param name="cause">What the system said, if anything.</param>
internal sealed class BusSettingException(string message, Exception? cause = null) : StartupException(message, cause);

using Amqp;

namespace Assay.ServiceBus.Connection;

/// <summary>Closes links and connections that may be closed already, which the library answers with exceptions of any kind.</summary>
internal static class LinkClose
{
    /// <summary>Says so to the broker and does not wait.</summary>
    public static void Quietly(AmqpObject closing)
    {
        try
        {
            closing.Close(TimeSpan.Zero);
        }
        catch (Exception gone) when (gone is AmqpException or ObjectDisposedException or InvalidOperationException or TimeoutException)
        {
            // It was closed from the other side.
        }
    }

    /// <summary>Waits for the broker's answer, which comes after everything it has sent on the link. False when it did not come.</summary>
    public static async Task<bool> AnsweredAsync(AmqpObject closing, TimeSpan limit, TimeProvider time)
    {
        var closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        closing.AddClosedCallback((_, _) => closed.TrySetResult());
        Quietly(closing);
        try
        {
            await closed.Task.WaitAsync(limit, time);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }
}

using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Assay.ServiceBusStandIn.Admin;

/// <summary>A queue as the service describes it in ATOM.</summary>
internal static class QueueXml
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";
    private static readonly XNamespace Bus = "http://schemas.microsoft.com/netservices/2010/10/servicebus/connect";
    private static readonly XNamespace Counts = "http://schemas.microsoft.com/netservices/2011/06/servicebus";

    public static string Of(string id, QueueSettings queue, QueueCounts counts, DateTimeOffset now) => new XElement(
        Atom + "entry",
        new XElement(Atom + "id", id),
        new XElement(Atom + "title", new XAttribute("type", "text"), queue.Name),
        new XElement(Atom + "updated", Text(now)),
        new XElement(Atom + "content", new XAttribute("type", "application/xml"), Description(queue, counts, now))).ToString(SaveOptions.DisableFormatting);

    public static string Nothing() => new XElement(
        Atom + "feed",
        new XElement(Atom + "title", new XAttribute("type", "text"), "Publicly Listed Services")).ToString(SaveOptions.DisableFormatting);

    public static string Problem(int code, string detail) =>
        new XElement("Error", new XElement("Code", code), new XElement("Detail", detail)).ToString(SaveOptions.DisableFormatting);

    private static XElement Description(QueueSettings queue, QueueCounts counts, DateTimeOffset now) => new(
        Bus + "QueueDescription",
        new XElement(Bus + "LockDuration", XmlConvert.ToString(queue.LockDuration)),
        new XElement(Bus + "MaxSizeInMegabytes", 1024),
        new XElement(Bus + "RequiresDuplicateDetection", false),
        new XElement(Bus + "RequiresSession", false),
        new XElement(Bus + "DefaultMessageTimeToLive", XmlConvert.ToString(queue.TimeToLive)),
        new XElement(Bus + "DeadLetteringOnMessageExpiration", queue.DeadLetterOnExpiry),
        new XElement(Bus + "DuplicateDetectionHistoryTimeWindow", "PT10M"),
        new XElement(Bus + "MaxDeliveryCount", queue.MaxDeliveryCount),
        new XElement(Bus + "EnableBatchedOperations", true),
        new XElement(Bus + "SizeInBytes", 0),
        new XElement(Bus + "MessageCount", counts.Active + counts.Scheduled + counts.DeadLetter + counts.Deferred),
        new XElement(Bus + "Status", "Active"),
        new XElement(Bus + "CreatedAt", Text(now)),
        new XElement(Bus + "UpdatedAt", Text(now)),
        new XElement(Bus + "AccessedAt", Text(now)),
        new XElement(
            Bus + "CountDetails",
            // Microsoft's JavaScript client looks for this very prefix.
            new XAttribute(XNamespace.Xmlns + "d2p1", Counts),
            new XElement(Counts + "ActiveMessageCount", counts.Active),
            new XElement(Counts + "DeadLetterMessageCount", counts.DeadLetter),
            new XElement(Counts + "ScheduledMessageCount", counts.Scheduled),
            new XElement(Counts + "TransferMessageCount", 0),
            new XElement(Counts + "TransferDeadLetterMessageCount", 0)),
        new XElement(Bus + "EnablePartitioning", false),
        new XElement(Bus + "EntityAvailabilityStatus", "Available"),
        new XElement(Bus + "EnableExpress", false));

    private static string Text(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);
}

namespace Assay.ServiceBusStandIn.Access;

[Flags]
internal enum Claims
{
    None = 0,
    Send = 1,
    Listen = 2,
    Manage = 4,
    All = Send | Listen | Manage,
}

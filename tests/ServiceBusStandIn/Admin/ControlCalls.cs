namespace Assay.ServiceBusStandIn.Admin;

/// <summary>The faults' switches for who is in another process: POST <c>/__standin/NAME</c>.</summary>
internal static class ControlCalls
{
    public const string Prefix = "__standin/";

    public static int Carry(BrokerFaults faults, string call, IQueryCollection query)
    {
        switch (call)
        {
            case "cut":
                faults.CutConnections();
                break;
            case "detach":
                faults.DetachLinks();
                break;
            case "throttle":
                faults.ThrottleNext(Number(query, "operations"), Enum.TryParse<BusOperations>(query["kinds"], out var kinds) ? kinds : BusOperations.All);
                break;
            case "cut-after-send":
                faults.CutAfterNextSend();
                break;
            case "drop-settlement":
                faults.DropNextSettlements(1);
                break;
            case "expire-tokens":
                faults.ExpireTokens();
                break;
            case "stall":
                faults.Stalled = query["on"] != "false";
                break;
            case "refuse-connections":
                faults.RefuseConnections = query["on"] != "false";
                break;
            case "refuse-tokens":
                faults.RefuseTokens = query["on"] != "false";
                break;
            default:
                return StatusCodes.Status404NotFound;
        }

        return StatusCodes.Status200OK;
    }

    private static int Number(IQueryCollection query, string name) => int.TryParse(query[name], out var number) ? number : 1;
}

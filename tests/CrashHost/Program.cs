using System.Globalization;
using Assay.CrashHost;
using Assay.CrashHost.Cluster;
using Assay.CrashHost.Erasing;
using Assay.CrashHost.Poison;
using Assay.CrashHost.Scenarios;
using Microsoft.Extensions.DependencyInjection;

// CrashHost prepare FOLDER SCENARIO COUNT         stores COUNT submissions
// CrashHost drive   FOLDER SCENARIO INDEX [POINT] finishes the submission before, then runs this one to the point
// CrashHost resume  FOLDER SCENARIO INDEX POINT   runs to the point what another process left behind
// CrashHost finish  FOLDER SCENARIO INDEX         finishes what another process left behind
// CrashHost erase   FOLDER prepare|drive|finish NUMBER [POINT]  see EraseRun
// CrashHost poison  FOLDER seed|hold|free         see PoisonRun
// CrashHost silo    FOLDER SECONDS                a silo of a cluster whose written answers take so long to grade
var folder = new WorkFolder(args[1]);
if (args[0] == "poison")
    return await PoisonRun.RunAsync(folder, args[2]);
if (args[0] == "silo")
    return await SlowSilo.RunAsync(folder, TimeSpan.FromSeconds(double.Parse(args[2], CultureInfo.InvariantCulture)));

var number = int.Parse(args[3], CultureInfo.InvariantCulture);
if (args[0] == "erase")
    return await EraseRun.RunAsync(folder, args[2], number, args.ElementAtOrDefault(4));

var scenario = new Scenario(args[2]);
var builder = SiloHost.CreateBuilder(folder, scenario.JobSlots).AddTraps(folder, scenario);
using var host = builder.Build();
var driver = host.Services.GetRequiredService<Driver>();
if (args[0] == "resume")
    driver.Arm(number, args[4]);
await host.StartAsync();
switch (args[0])
{
    case "prepare":
        await driver.PrepareAsync(number);
        break;
    case "drive":
        if (number > 0)
            await driver.FinishAsync(number - 1);
        driver.Arm(number, args.ElementAtOrDefault(4));
        await driver.BlockAsync(number);
        await driver.FinishAsync(number);
        break;
    default:
        await driver.FinishAsync(number);
        break;
}

await host.StopAsync();
return 0;

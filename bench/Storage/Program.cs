using Keles.Storage.Bench;

// dotnet run -c Release --project bench/Storage [directory]: the directory says which disk is measured.
if (args is ["open", var how, var path])
{
    return Opening.Measure(how, path);
}

var churn = args is ["churn", ..];
if (churn) args = args[1..];
var directory = Directory.CreateDirectory(Path.Combine(args is [var where] ? where : Path.GetTempPath(), $"keles-bench-{Environment.ProcessId}")).FullName;
try
{
    if (churn)
    {
        await Churn.RunAsync(directory);
        return 0;
    }

    var report = new Report();
    await Writes.RunAsync(report, directory);
    await Reads.RunAsync(report, directory);
    await Watches.RunAsync(report);
    Opening.Run(report, directory);
    report.Print();
}
finally
{
    Directory.Delete(directory, recursive: true);
}

return 0;

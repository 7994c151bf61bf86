using BenchmarkDotNet.Running;
using XaiGen.Benchmarks.Client;
using XaiGen.Benchmarks.Emulator;
using XaiGen.Benchmarks.Generator;
using XaiGen.Benchmarks.Review;
using XaiGen.Benchmarks.Weight;

// README.md lists the commands and their results.
return args switch
{
    ["cold"] => ColdProcess.Compare(),
    ["cold-once", var work, var document] => ColdProcess.Once(work, document),
    ["build"] => BuildCost.Compare(),
    ["nswag", var package] => Rival.Compare(package),
    ["review"] => ReviewCost.Compare(),
    ["emulator", "requests"] => await RequestRates.CompareAsync(),
    ["weight", "cpu", .. var samples] => EmittedWeight.Cpu(samples),
    ["weight", .. var samples] => EmittedWeight.Report(samples),
    ["size"] => EmittedSize.Report(),
    ["json"] => JsonSpeed.Compare(),
    ["get"] => await WholeCall.CompareAsync(),
    ["cold-call"] => ColdCall.Compare(),
    ["drift"] => await DriftCost.CompareAsync(),
    ["upload"] => await LargeUpload.CompareAsync(),
    ["streams"] => await EventStreams.CompareAsync(),
    ["images"] => LargeResponse.Compare(),
    ["images-once", var client, var server] => await LargeResponse.OnceAsync(client, new Uri(server)),
    ["serve"] => await LoopbackServer.ServeAsync(),
    ["emulator", "files"] => await StoredFiles.ReportAsync(),
    ["emulator", "orders"] => FileOrders.Compare(),
    _ => Warm(args),
};

static int Warm(string[] args)
{
    // In process, because the project that BenchmarkDotNet would build for a separate process lacks XaiGen.Contract, and takes minutes.
    BenchmarkSwitcher.FromAssembly(typeof(ReadAndEmit).Assembly).Run([.. args, "--inProcess"]);
    return 0;
}

using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;
using XaiGen.Benchmarks;
using XaiGen.Benchmarks.Client;
using XaiGen.Benchmarks.Emulator;
using XaiGen.Benchmarks.Generator;
using XaiGen.Benchmarks.Review;

// README.md lists the commands, and what they gave.
return args switch
{
    ["cold"] => ColdProcess.Compare(),
    ["cold-once", var work, var document] => ColdProcess.Once(work, document),
    ["build"] => BuildCost.Compare(),
    ["nswag", var package] => Rival.Compare(package),
    ["review"] => ReviewCost.Compare(),
    ["size"] => EmittedSize.Report(),
    ["json"] => JsonSpeed.Compare(),
    ["get"] => await WholeCall.CompareAsync(),
    ["upload"] => await LargeUpload.CompareAsync(),
    ["images"] => LargeAnswer.Compare(),
    ["images-once", var client, var server] => await LargeAnswer.OnceAsync(client, new Uri(server)),
    ["serve"] => await LoopbackServer.ServeAsync(),
    ["emulator", "files"] => await StoredFiles.ReportAsync(),
    _ => Warm(args),
};

static int Warm(string[] args)
{
    // BenchmarkDotNet builds this project and all that it refers to once more, which a busy machine is slow at.
    BenchmarkSwitcher.FromAssembly(typeof(ReadAndEmit).Assembly).Run(args, ManualConfig.Create(DefaultConfig.Instance).WithBuildTimeout(TimeSpan.FromMinutes(10)));
    return 0;
}

using XaiGen.Emulator;

// Run as a program of its own, this assembly is an emulator on the folder that is written to it: one that a test can
// kill. It waits for that, with what a first start takes behind it, and does not outlive the test.
await using (await XaiEmulator.StartAsync())
{
}

if (await Console.In.ReadLineAsync() is not { } folder)
{
    return 0;
}

try
{
    await using XaiEmulator emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { DataDirectory = folder });
    Console.WriteLine(emulator.BaseAddress);
    await Console.In.ReadToEndAsync();
    return 0;
}
catch (EmulatorException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

using XaiGen.Emulator;

// Run as a program, this assembly is an emulator on the folder whose path is written to it, which a test can kill. It waits for the path
// after its startup work is done, and does not outlive the test.
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

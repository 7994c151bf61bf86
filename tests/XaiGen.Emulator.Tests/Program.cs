using XaiGen.Emulator;

// Run as a program of its own, this assembly is an emulator on the folder it is given: one that a test can kill.
try
{
    await using var emulator = await XaiEmulator.StartAsync(new XaiEmulatorOptions { DataDirectory = args[0] });
    Console.WriteLine(emulator.BaseAddress);

    // It does not outlive the test either.
    await Console.In.ReadToEndAsync();
    return 0;
}
catch (EmulatorException fault)
{
    Console.Error.WriteLine(fault.Message);
    return 1;
}

using XaiGen.Fuzz.Running;

return await CommandLine.RunAsync(args);

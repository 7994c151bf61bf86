using XaiGen;

#if NET10_0_OR_GREATER
await using var emulator = await XaiGen.Emulator.XaiEmulator.StartAsync();
XaiClient client = emulator.CreateClient();
#else
var client = new XaiClient("any-key", new XaiClientOptions { Endpoint = new Uri(args[0]) });
#endif

ImageResponse dawn = await client.Images.GenerateAsync(
    "A harbour at dawn", storageOptions: new StorageOptions { Filename = "dawn.png" });
await client.Images.EditAsync(
    "The same harbour at night", dawn.StoredFile.FileId, storageOptions: new StorageOptions { Filename = "night.png" });

await foreach (FileObject file in client.Files.ListAsync(order: FileSortOrder.Ascending, sortBy: FileSortField.Filename))
{
    await using Stream content = await client.Files.DownloadAsync(file.Id);
    byte[] start = new byte[4];
    await content.ReadExactlyAsync(start);
    Console.WriteLine($"{file.Filename} {Convert.ToHexString(start)}");
}

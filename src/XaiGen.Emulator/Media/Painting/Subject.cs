namespace XaiGen.Emulator.Media.Painting;

/// <summary>What a picture shows.</summary>
internal enum Subject
{
    Hills,
    Mountains,
    Sea,
    City,
    Forest,
    Dunes,
    Space,
    Circles,
}

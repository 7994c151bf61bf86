namespace XaiGen.Emulator.Media.Painting;

/// <summary>A colour of red, green and blue from 0 to 255.</summary>
internal readonly record struct Colour(float Red, float Green, float Blue)
{
    public static readonly Colour White = new(255, 255, 255);

    /// <param name="hue">The hue in degrees; any number is valid, modulo 360.</param>
    /// <param name="saturation">The saturation: 0 grey … 1 pure.</param>
    /// <param name="lightness">The lightness: 0 black … 1 white.</param>
    public static Colour Hsl(float hue, float saturation, float lightness)
    {
        float amplitude = saturation * MathF.Min(lightness, 1 - lightness);
        return new(Channel(0), Channel(8), Channel(4));

        float Channel(int offset)
        {
            float position = ((offset + hue / 30) % 12 + 12) % 12;
            return 255 * (lightness - amplitude * Math.Clamp(MathF.Min(position - 3, 9 - position), -1, 1));
        }
    }

    public Colour Towards(Colour other, float share)
        => new(Red + (other.Red - Red) * share, Green + (other.Green - Green) * share, Blue + (other.Blue - Blue) * share);
}

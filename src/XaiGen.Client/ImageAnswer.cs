namespace XaiGen;

public partial class ImageAnswer : IMade;

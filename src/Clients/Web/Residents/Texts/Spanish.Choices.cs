namespace PeerConnect.Residents.Texts;

/// <content>What one may choose for oneself.</content>
internal sealed partial class Spanish : Words
{
    public override string ChoicesTitle => "Mis opciones";

    public override string LetterSize => "Letras";

    public override string SizeNormal => "Normales";

    public override string SizeBig => "Grandes";

    public override string SizeBiggest => "Muy grandes";

    public override string ChangePin => "Cambiar mi PIN";

    public override string PinNow => "El PIN que tienes ahora";

    public override string PinChanged => "Tu PIN ya cambió.";

    public override string SaveIt => "Guardar";

    public override string WhatIsKept => "Esta página no guarda en este aparato nada de lo que escribes.";

    public override string PinNowWrong => "Ese no es el PIN que tienes ahora. Prueba otra vez.";
}

namespace PeerConnect.Residents.Texts;

/// <content>What one may choose for oneself.</content>
internal abstract partial class Words
{
    public abstract string ChoicesTitle { get; }

    public abstract string LetterSize { get; }

    public abstract string SizeNormal { get; }

    public abstract string SizeBig { get; }

    public abstract string SizeBiggest { get; }

    public abstract string ChangePin { get; }

    public abstract string PinNow { get; }

    public abstract string PinChanged { get; }

    public abstract string SaveIt { get; }

    public abstract string WhatIsKept { get; }

    public abstract string PinNowWrong { get; }
}

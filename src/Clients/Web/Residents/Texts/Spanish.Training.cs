namespace PeerConnect.Residents.Texts;

/// <content>Whether the own words may teach the computer.</content>
internal sealed partial class Spanish
{
    public override string TrainingTitle => "¿Pueden tus palabras enseñar a la computadora?";

    public override string TrainingWhat => "La computadora se equivoca. Puede aprender de palabras que el personal tuvo que mirar. Tú eliges si se usan las tuyas.";

    public override string TrainingWho => "Si dices que sí, otra persona puede leer ese mensaje. No muestra tu nombre.";

    public override string TrainingCosts => "Si dices que no, a nadie le importa. No te cuesta nada. A nadie le decimos qué elegiste.";

    public override string TrainingEnds => "Puedes retirar tu sí en cualquier momento. Entonces borramos lo que guardamos. Lo que ya salió de aquí no puede volver.";

    public override string TrainingIsYes => "Dijiste que sí.";

    public override string TrainingIsNo => "No has dicho que sí. Tus palabras no se usan para esto.";

    public override string TrainingSayYes => "Sí, se pueden usar mis palabras";

    public override string TrainingTakeBack => "Retirar mi sí";
}

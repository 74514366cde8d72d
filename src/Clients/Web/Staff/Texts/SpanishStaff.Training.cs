namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string TrainingTitle => "Segundas etiquetas";

    public override string TrainingExplained => "Mensajes sobre los que decidió un colega y cuyos autores dejan que sus palabras enseñen a la computadora. Los lees sin nombre y dices qué tan graves son, sin saber qué dijo el colega. Si ustedes dos no coinciden, el mensaje se quita. Queda registrado cada uno que abras.";

    public override string NothingToLabel => "Nada espera tu etiqueta.";

    public override string ReadForLabel(string day) => $"Leer uno del {day}";

    public override string LabelSelfHarm => "¿Qué tan grave es como autolesión?";

    public override string LabelViolence => "¿Qué tan grave es como violencia?";

    public override string Label(int severity) => severity switch
    {
        4 => "4 Inminente: plan, hora o medios",
        3 => "3 Activo: va en serio y lo dice",
        2 => "2 Preocupante",
        1 => "1 Una forma de hablar, una cita o algo de hace mucho",
        _ => "0 Nada de eso",
    };

    public override string SayBothLabels => "Di qué tan grave es de las dos formas; o que dice quién es alguien.";

    public override string RecordLabel => "Registrar la etiqueta";

    public override string ItSaysWho => "Dice quién es alguien: quitarlo";

    public override string LabelRecorded => "Registrado. No se dice si tu colega dijo lo mismo.";

    public override string TrainingLeaves => "Sacar lo que dos personas etiquetaron igual";

    public override string TrainingLeavesExplained => "Tu petición es la primera firma. Un colega que puede leer cada uno de estos mensajes da la segunda. Después tienes un día para escribir el archivo. No lleva nombres ni números de nadie. No lleva ningún mensaje de un caso en el que participaste: esos los saca un colega que no participó. Si para entonces falta un mensaje, hay que pedirlo otra vez.";

    public override string TrainingReady(int rows) => rows == 0 ? "Hay menos de cinco listos para ti. Tan pocos no pueden salir." : $"{rows} o unos pocos más están listos para que los saques.";

    public override string TrainingRowsOf(int rows) => $"{rows} mensajes o unos pocos más";

    public override string TrainingHash(string sha256) => $"Se firma: {sha256}";

    public override string TrainingWritten(string sha256) => $"El archivo está escrito. Su SHA-256 queda en el registro: {sha256}";
}

namespace PeerConnect.Staff.Texts;

internal sealed partial class SpanishStaff
{
    public override string ModelTitle => "El modelo que juzga";

    public override string WordsStandIn => "Ninguno: la lista de palabras lo sustituye";

    public override string NoticeSays => "El aviso dice";

    public override string NoticeWillSay => "El aviso dirá";

    public override string GoBack => "Volver al modelo anterior";

    public override string GoBackMore => "El modelo anterior juzga desde el próximo mensaje, en todos los centros de este servidor. Queda registrado con tu nombre. Para avanzar otra vez hacen falta dos firmas nuevas.";

    public override string WentBack => "Hecho. Desde ahora juzga el modelo anterior.";

    public override string WayIntoForce => "En camino a entrar en vigor";

    public override string GateReport => "Informe de la prueba de paso";

    public override string NoReportCounts => "ninguno que valga";

    public override string GatePassed => "la pasó";

    public override string Signatures => "Firmas";

    public override string OneIsYours => "Una es tuya.";

    public override string StillNeeded => "Antes de poder firmarlo:";

    public override string HashOfModel => "SHA-256 de su archivo";

    public override string HashOfReport => "SHA-256 de su informe";

    public override string SignCandidate => "Firmar el candidato";

    public override string SignCandidateMore => "Firmas este archivo con este informe, tal como lo leíste: compara los dos SHA-256 con el informe que tienes. Con la segunda firma juzga desde el próximo mensaje, en todos los centros de este servidor.";

    public override string CandidateSigned => "Firmado. Otra persona también tiene que firmarlo.";

    public override string CandidateJudgesNow => "Firmado por dos personas. Desde ahora juzga él.";

    public override string ModelSignedToo => "Quien firma la política firma también un modelo nuevo. Aquí se ve cuál juzga y cómo le va al que está a prueba.";

    public override string ToModel => "Ver el modelo";

    public override string SignedByTwoOn(string at) => $"firmado por dos, {at}";

    public override string WentBackOn(string at) => $"se volvió a él, {at}";

    public override string SignaturesOfTwo(int count) => $"{count} de 2.";

    public override string MissesOneIn(int count) => count <= 1 ? "pasa por alto más de la mitad" : $"pasa por alto más o menos 1 de cada {count}";
}

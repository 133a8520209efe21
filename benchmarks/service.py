"""The other side of HttpReport: sentiment as a Python service, FastAPI under uvicorn and a network from transformers.

    pip install -r benchmarks/requirements.txt
    uvicorn --app-dir benchmarks --port 8000 --log-level warning service:app

The network has the shape of cardiffnlp/twitter-roberta-base-sentiment (12 layers, 768 wide, fp32) and random weights, on which speed
does not depend; texts are cut into the pieces of this project's vocabulary, of which a text has about as many.
"""

from __future__ import annotations

from pathlib import Path

import torch
from fastapi import FastAPI, Request
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import PlainTextResponse
from tokenizers import BertWordPieceTokenizer
from transformers import RobertaConfig, RobertaForSequenceClassification

# As many calls at once as there are processors share them better than threads within each.
torch.set_num_threads(1)

VOCABULARY = next(Path(__file__).resolve().parent.parent.glob("sentiment-model-artifact/src/main/resources/**/vocabulary.txt"))
LABELS = ("NEGATIVE", "NEUTRAL", "POSITIVE")
LONGEST = 512

tokenizer = BertWordPieceTokenizer(str(VOCABULARY))
tokenizer.enable_truncation(LONGEST)
network = RobertaForSequenceClassification(RobertaConfig(vocab_size=50_265, max_position_embeddings=LONGEST + 2, type_vocab_size=1, num_labels=3)).eval()
app = FastAPI()


def label(text: str) -> str:
    ids = torch.tensor([tokenizer.encode(text).ids])
    with torch.inference_mode():
        return LABELS[int(network(input_ids=ids).logits.argmax())]


@app.post("/", response_class=PlainTextResponse)
async def answer(request: Request) -> str:
    text = (await request.body()).decode("utf-8")
    return await run_in_threadpool(label, text)

package io.github.sentiment4j;

/**
 * Uncased BERT WordPiece, equal to Hugging Face {@code tokenizers} with the pipeline of {@code
 * training/tokenizer.py}: links become {@code http}, handles {@code @user}, and symbols and emoji
 * are words of their own.
 *
 * @see <a href="https://arxiv.org/abs/1810.04805">BERT (Devlin et al. 2019)</a>
 */
final class Tokenizer {

  private final Vocabulary vocabulary;
  private final CharacterTable characters = CharacterTable.load();

  Tokenizer(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  TokenStream tokens(String text) {
    return new TokenStream(text, characters, vocabulary);
  }

  Windows windows(String text, int window) {
    return new Windows(tokens(text), vocabulary, window);
  }
}
